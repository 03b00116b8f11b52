package io.ballast.generator.value;

import java.util.List;

/** Text put together from the values of other sources. */
final class PartsSource implements Source {
    private final List<Source> parts;
    private final Vector.Parts vector;

    PartsSource(List<Source> parts) {
        this.parts = List.copyOf(parts);
        this.vector = new Vector.Parts(parts.stream().map(Source::vector).toList());
    }

    @Override
    public void fill(int count) {
        for (Source part : parts) {
            part.fill(count);
        }
    }

    @Override
    public Vector vector() {
        return vector;
    }

    @Override
    public int maxBytes() {
        return parts.stream().mapToInt(Source::maxBytes).reduce(0, Math::addExact);
    }
}
