/**
 * Types of the Table Schema standard: a field's description comes in, the PostgreSQL type of its column and the way its values are
 * read go out. What the standard leaves to its implementations is refused.
 */
@NullMarked
package io.ballast.datapackage.type;

import org.jspecify.annotations.NullMarked;
