/** Where each learnt parameter lies in the one flat vector that training works on. */
import { parameterSpecs, sizeOf, type NetworkDefinition, type ParameterSpec } from '../../models/network.ts';

/** Learnt parameters, in the order in which the flat weight vector holds them. */
export function learntParameters(network: NetworkDefinition): (ParameterSpec & { at: number; size: number })[] {
  let at = 0;
  return parameterSpecs(network)
    .filter((spec) => spec.trained)
    .map((spec) => {
      const size = sizeOf(spec.shape);
      at += size;
      return { ...spec, at: at - size, size };
    });
}

export function learntCount(network: NetworkDefinition): number {
  return learntParameters(network).reduce((sum, { size }) => sum + size, 0);
}
