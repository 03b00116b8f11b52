package io.ballast.cli.option;

import io.ballast.spec.reader.SpecReader;
import java.util.Iterator;

/** The names of the presets, for help and completion. */
public final class PresetNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return SpecReader.presets().iterator();
    }
}
