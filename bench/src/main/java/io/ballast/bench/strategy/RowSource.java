package io.ballast.bench.strategy;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardStream;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one table, in order, as texts; NULL is null. For one thread. */
final class RowSource implements AutoCloseable {
    /** PostgreSQL's limit. */
    private static final int MAX_COLUMNS = 1600;

    private final Workload workload;
    private final Deque<Shard> shards;
    private final String table;
    private @Nullable CsvParser parser;
    private @Nullable InputStream open;

    RowSource(Workload workload, BundleTable table) {
        this.workload = workload;
        this.shards = new ArrayDeque<>(table.shards());
        this.table = table.name();
    }

    /** A parser of Ballast's dialect, in which NULL and the empty text are two things. */
    static CsvParser parser(boolean header) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.getFormat().setNormalizedNewline('\n');
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setSkipEmptyLines(false);
        settings.setNullValue(null);
        settings.setEmptyValue("");
        settings.setMaxCharsPerColumn(-1);
        settings.setMaxColumns(MAX_COLUMNS);
        settings.setReadInputOnSeparateThread(false);
        settings.setCommentProcessingEnabled(false);
        settings.setHeaderExtractionEnabled(header);
        return new CsvParser(settings);
    }

    /** The next rows, at the most {@code limit}; empty at the end. */
    public List<@Nullable String[]> next(int limit) {
        List<@Nullable String[]> rows = new ArrayList<>(limit);
        while (rows.size() < limit) {
            @Nullable String @Nullable [] row = next();
            if (row == null) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    /** The next row; null at the end, once each shard was found whole. */
    public @Nullable String @Nullable [] next() {
        try {
            while (parser != null || openNext()) {
                @Nullable
                String @Nullable [] row = Objects.requireNonNull(parser).parseNext();
                if (row != null) {
                    return row;
                }
                closeShard();
            }
            return null;
        } catch (TextParsingException e) {
            if (e.getCause() instanceof BallastException refused) {
                throw refused;
            }
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED, "table \"" + table + "\": a row is no CSV: " + e.getMessage(), e);
        }
    }

    private boolean openNext() {
        Shard shard = shards.poll();
        if (shard == null) {
            return false;
        }
        InputStream stream = ShardStream.open(workload.files(), workload.bundle(), shard);
        open = stream;
        parser = parser(workload.bundle().dialect().header());
        parser.beginParsing(stream, StandardCharsets.UTF_8);
        return true;
    }

    private void closeShard() {
        if (parser != null) {
            parser.stopParsing();
            parser = null;
        }
        if (open instanceof ShardStream stream) {
            stream.close();
            open = null;
        }
    }

    @Override
    public void close() {
        closeShard();
    }
}
