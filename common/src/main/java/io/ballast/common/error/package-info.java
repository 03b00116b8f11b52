/** The one exception type and its categories. Nothing comes in; every other package throws what stands here. */
@NullMarked
package io.ballast.common.error;

import org.jspecify.annotations.NullMarked;
