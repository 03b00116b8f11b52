/**
 * What the running system offers: threads to work on, and what it says of this process's user. Tasks, or one loop for each thread,
 * come in; results, or the first failure, go out. Threads are named after their work, are daemons, and have ended, or were told to,
 * when the call returns.
 */
@NullMarked
package io.ballast.common.system;

import org.jspecify.annotations.NullMarked;
