import type { Component } from 'svelte';
import DatasetView from '../dataset/DatasetView.svelte';
import LeaderboardView from '../leaderboard/LeaderboardView.svelte';
import ModelView from '../model/ModelView.svelte';
import ProblemView from '../problem/ProblemView.svelte';
import ReportView from '../report/ReportView.svelte';
import RunView from '../run/RunView.svelte';
import StartView from '../start/StartView.svelte';
import type { Screen } from './navigation.svelte';

/** Which view each screen is. */
export const screens: Readonly<Record<Screen, Component>> = {
  start: StartView,
  dataset: DatasetView,
  problem: ProblemView,
  model: ModelView,
  run: RunView,
  leaderboard: LeaderboardView,
  report: ReportView,
};
