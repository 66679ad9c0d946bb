export { layerGuides } from './guide/layers';
export { formName, kerasDefault, type Optioned, optionsOf, optionValue, type ShownValue } from './guide/options';
export { layerGroups, type LayerGroup, type LayerGuide, type OptionGuide } from './guide/types';
