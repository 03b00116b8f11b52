/**
 * Target and staging schema on the server. A connection and the bundle come in; what CHECK has to know goes out, and staging
 * tables are made and given their final place.
 */
@NullMarked
package io.ballast.loader.stage;

import org.jspecify.annotations.NullMarked;
