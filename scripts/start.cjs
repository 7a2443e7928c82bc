// npm start：需要时构建，然后在同一个进程里提供服务，so that a signal to npm reaches the server itself.
'use strict';

require('./node-version.cjs').requireNode();
require('./build.cjs').ensureBuilt(['node', 'web']);
import('../dist/node/server.js');
