package io.ballast.loader.wire;

/**
 * Where wire bytes go; {@code copyIn::writeToCopy} of pgjdbc fits.
 *
 * @param <E> what sending may throw
 */
@FunctionalInterface
public interface WireSink<E extends Exception> {
    /** Takes these bytes before it returns: the array is used again for the next ones. */
    void write(byte[] bytes, int offset, int length) throws E;
}
