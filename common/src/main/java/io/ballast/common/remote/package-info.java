/**
 * Bundles at a URL: their files by GET, over TLS or on this machine, taken up again where a transfer broke off. What arrives is as hostile
 * as what lies on a disk, and is checked by the same readers.
 */
@NullMarked
package io.ballast.common.remote;

import org.jspecify.annotations.NullMarked;
