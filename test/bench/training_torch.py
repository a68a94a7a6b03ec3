"""The network of models/network.ts in PyTorch, to be timed beside ours: test/bench/training.ts runs this.

Argument: JSON {family, features, stem, hidden, classes, epsilon, sequences, frames, batch, threads}. Each line on standard
input asks for an epoch; each line on standard output is its time in seconds.
"""

import json
import sys
import time

import torch
from torch import nn

job = json.loads(sys.argv[1])
torch.manual_seed(1)
torch.set_num_threads(job["threads"])
torch.set_num_interop_threads(1)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Linear(job["features"], job["stem"]), nn.LayerNorm(job["stem"], eps=job["epsilon"]), nn.SiLU()
        )
        layer = {"lstm": nn.LSTM, "gru": nn.GRU}[job["family"]]
        self.recurrent = layer(job["stem"], job["hidden"])
        self.head = nn.Linear(2 * job["hidden"], job["classes"])

    def forward(self, x):  # [T, B, features]
        h = self.stem(x)
        h = nn.functional.dropout(torch.ones_like(h[:1]), 0.3) * h
        states, _ = self.recurrent(h)
        pooled = torch.cat([states.mean(0), states.amax(0)], 1)
        return self.head(nn.functional.dropout(pooled, 0.4))


network = Network()
matrices = [p for p in network.parameters() if p.dim() > 1]
vectors = [p for p in network.parameters() if p.dim() == 1]
optimiser = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.05}, {"params": vectors, "weight_decay": 0.0}], lr=2e-3)
x = torch.rand(job["frames"], job["sequences"], job["features"]) * 2 - 1
y = torch.arange(job["sequences"]) % job["classes"]


def epoch():
    order = torch.randperm(job["sequences"])
    for places in order.split(job["batch"]):
        loss = nn.functional.cross_entropy(network(x[:, places]), y[places], label_smoothing=0.1)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()


epoch()
for _ in sys.stdin:
    start = time.perf_counter()
    epoch()
    print(time.perf_counter() - start, flush=True)
