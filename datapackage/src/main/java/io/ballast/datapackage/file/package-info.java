/**
 * External files: a path comes in, checked and hashed bytes, unpacked bytes and decoded characters go out. Every file is hostile
 * until it has been read to its end.
 */
@NullMarked
package io.ballast.datapackage.file;

import org.jspecify.annotations.NullMarked;
