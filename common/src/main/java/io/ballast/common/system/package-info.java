/** What the operating system says of the user of this process. Nothing comes in; paths and names go out. */
@NullMarked
package io.ballast.common.system;

import org.jspecify.annotations.NullMarked;
