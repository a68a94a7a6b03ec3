/** What the main side answers about trainings. */
import type { Client } from '../client.ts';
import type { Handlers } from '../ipc.ts';
import type { Trainings } from './trainings.ts';

type TrainingRequests = 'startTraining' | 'cancelTraining' | 'retryTraining' | 'removeJob' | 'listJobs';

export function trainingHandlers(trainings: Trainings): Pick<Handlers<Client>, TrainingRequests> {
  return {
    startTraining: (order) => trainings.start(order),
    cancelTraining: ({ job }) => trainings.cancel(job),
    retryTraining: ({ job }) => trainings.retry(job),
    async removeJob({ job }) {
      await trainings.remove(job);
      return null;
    },
    listJobs: () => trainings.list(),
  };
}
