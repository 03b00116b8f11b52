package io.ballast.loader.plan;

/** A place in a load where tests let it die or wait; in a load that people run, nothing happens there. */
public interface FailPoint {
    FailPoint NONE = place -> {};

    /** The load has come to this place, such as {@code copy: before the first byte}. */
    void reached(String place);
}
