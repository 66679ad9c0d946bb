import type { Handlers } from '../../contract/rpc';
import { newId } from '../new-id';
import type { Session } from '../session';
import { importKeras } from './import-keras';
import { getModel, orderModels, putModel, removeModel } from '../store/models';

export function modelHandlers(session: Session): Handlers<'model.save' | 'model.importKeras' | 'model.remove' | 'model.order'> {
  return {
    'model.save': ({ modelId, spec }) => {
      const { store } = session.project;
      const model = { id: modelId === null ? newId('model') : getModel(store, modelId).id, spec };
      putModel(store, model);
      return model;
    },
    'model.importKeras': (request) => importKeras(session.project, request),
    // Its runs stay: each carries the model as it was.
    'model.remove': ({ modelId }) => {
      const { store } = session.project;
      removeModel(store, getModel(store, modelId).id);
      return undefined;
    },
    'model.order': ({ modelIds }) => {
      const { store } = session.project;
      orderModels(
        store,
        modelIds.map((id) => getModel(store, id).id),
      );
      return undefined;
    },
  };
}
