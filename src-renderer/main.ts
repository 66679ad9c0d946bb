import './app/zod';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './app/tokens.css';
import './app/base.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { start } from './app/start-up';

const target = document.getElementById('app');
if (target) mount(App, { target });
void start();
