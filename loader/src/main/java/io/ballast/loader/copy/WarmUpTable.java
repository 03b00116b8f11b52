package io.ballast.loader.copy;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.loader.wire.BinaryCopyEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table's first shard, read and encoded piece by piece, and from its beginning again once it has ended. */
final class WarmUpTable implements AutoCloseable {
    /** Some ten to a hundred rows: the JVM compiles what it has run some hundred times. */
    static final int PIECE_BYTES = 1 << 12;

    private final ShardSource source;
    private final Manifest manifest;
    private final SourceTable table;
    private final boolean binary;
    private final byte[] piece = new byte[PIECE_BYTES];
    private @Nullable ShardReader csv;
    private @Nullable BinaryCopyEncoder encoder;

    WarmUpTable(ShardSource source, Manifest manifest, SourceTable table) {
        this.source = source;
        this.manifest = manifest;
        this.table = table;
        this.binary = table.schema().columns().stream()
                .allMatch(column -> column.type().hasBinaryForm());
    }

    /** @throws io.ballast.common.error.BallastException when something is wrong with the shard */
    void encodeNext() {
        ShardReader reader = csv == null ? open() : csv;
        int read = reader.read(piece, 0, piece.length);
        if (read < 0) {
            close();
        } else if (encoder != null) {
            encoder.encode(piece, 0, read, (wire, offset, length) -> {});
        }
    }

    private ShardReader open() {
        List<Column> columns = table.schema().columns();
        ShardReader opened = source.open(manifest, table, table.shards().get(0), ShardCheck.CHECKSUM);
        csv = opened;
        encoder = binary ? new BinaryCopyEncoder(columns, manifest.dialect()) : null;
        return opened;
    }

    @Override
    public void close() {
        if (csv != null) {
            csv.close();
            csv = null;
        }
    }
}
