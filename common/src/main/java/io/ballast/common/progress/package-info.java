/** What a long run tells while it works; the command line draws it, tests and libraries may ignore it. */
@NullMarked
package io.ballast.common.progress;

import org.jspecify.annotations.NullMarked;
