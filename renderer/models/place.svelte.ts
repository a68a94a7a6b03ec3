/** Where in the Models view one is: it is kept while another view is open, and other views lead here. */

export type ModelPart = 'card' | 'results' | 'words';

export class Place {
  /** Null: the active one. */
  model = $state<string | null>(null);
  part = $state<ModelPart>('card');

  go(model: string, part: ModelPart) {
    this.model = model;
    this.part = part;
  }
}
