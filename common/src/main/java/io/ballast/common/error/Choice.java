package io.ballast.common.error;

import java.util.Objects;

/**
 * A setting, and what it is set to.
 *
 * @param value as the user writes it, without quotes for a shell; empty where the value is left to the user, or where there is none
 */
public record Choice(Setting setting, String value) implements Subject {
    public Choice {
        Objects.requireNonNull(setting);
        Objects.requireNonNull(value);
    }

    @Override
    public String name(Wording wording) {
        return wording.name(this);
    }
}
