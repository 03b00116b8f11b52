/**
 * Single values as people write them in a spec: a scalar and the type of its column come in, the value as PostgreSQL spells it goes
 * out, or a refusal.
 */
@NullMarked
package io.ballast.spec.literal;

import org.jspecify.annotations.NullMarked;
