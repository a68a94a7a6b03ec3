/**
 * Words that may stand in the log as parts of a message whose author is unknown: those in which systems, databases, engines
 * and this program complain. Names of people are not among them, nor words that are signed rather than complained in.
 */
import { constants } from 'node:os';

const WORDS = `
a about access active add address after again all alone already also an and another answer any are argument
array as aside assignment at attach await base be because been before begun beside between binder block blocks bool boolean
both boundary buffer bug busy but by byte bytes call called calls can cancelled cannot cast catalog cause change changes
character checkpoint checksum child circular class client clock close closed code column columns command commit computed
conflict conflicting connected connection constant constraint constructor content context convert converting copied copy
corrupt corruption could count cpu create created crashed cuda current cut damaged data database deadline decode
deleted denied depth detach device did different directory disk do does done duckdb duplicate each element empty encode end
ended engine enough entry error even event exceeded exception exist existing exists exit expected extension failed failure
family fatal features fetch file files fill finite first float folder font for format forward found frame frames from full
function gave get given go gone got gpu graph group had handle hands has hash have header held hold holds how http id if
illegal import in index infinity initialization initialized inner input instance instead integer internal into invalid
invalidated invocation io is it iterable its join json just key kind landmark landmarks last layer least left length less
library lie limit line list load loaded local lock log lost made map match maximum may mean measured member memory message
method mime minimum missing mode model models module more most ms must name nan near needs negative network networks never
new next no node non none not null number numbers object odd of off offset on one only onnx onnxruntime open opened
operation option options or order origin other out output over overflow own page parameter parent parquet parse parser
parsing part path pending permission permitted picture pid pipe place point pointer pool port position present previous
primary primitive private process promise properties property protobuf protocol provider pushed queue quota range rank read
reader reading readonly reads ready received record recorded recursion reduce reference refused register rejected relation
released remove removed rename replay request required reset resource response result returned rolled rollback root row rows
running runtime same saved schema script second section segment segments segmentation sentence sentences serialization
serialize server session set setting shader shape short sign signal signature single size sizes socket source
space sql stack start started starting state statement status stopped storage stream string structure such support
supported symbol sync syntax system table take takes target task tensor tensorflow terminated text than that the there
these they thread thrown time timed times timestamp timeout to together token too trade training transaction trim true
truncate truncated try tuple type unable unavailable undefined unexpected unhandled unicode unique unknown unlink
unrecognized unsupported until update url use used usage uuid valid validation value values variable vector version violates
wait was wasm wal webassembly webgl webgpu websocket weights were when where which while whole window with within without
word words work worker write writer writing written wrong xhr zero`;

const SAFE: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
const ERRNO: ReadonlySet<string> = new Set(Object.keys(constants.errno));
const COUNT = /^\d{1,6}$/;
const NODE_CODE = /^ERR_[A-Z0-9_]{2,50}$/;

export const isSafe = (word: string): boolean =>
  SAFE.has(word.toLowerCase()) || ERRNO.has(word) || COUNT.test(word) || NODE_CODE.test(word);
