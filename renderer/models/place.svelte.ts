/** Where in the Models view one is: it is kept while another view is open, and other views lead here. */

export const MODEL_PARTS = ['card', 'results', 'words'] as const;
export type ModelPart = (typeof MODEL_PARTS)[number];

export class Place {
  /** Null: the active one. */
  model = $state<string | null>(null);
  part = $state<ModelPart>('card');
  /** In a narrow window the model covers the list. */
  open = $state(false);

  go(model: string, part: ModelPart) {
    this.model = model;
    this.part = part;
    this.open = true;
  }
}
