/** Entry of the process of one engine: a fork of Node, or a utility process of Electron. */
import { serveEngine } from '../../models/engine/served_engine.ts';
import { lineToApp } from './line-to-app.ts';

serveEngine(lineToApp());
