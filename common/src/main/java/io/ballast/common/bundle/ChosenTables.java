package io.ballast.common.bundle;

import io.ballast.common.report.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Some tables of a source, as a source: without foreign keys to the other tables, and without views, which may show any of them. What
 * that leaves out is stated as omitted.
 */
public record ChosenTables(ShardSource of, TableSelection selection) implements ShardSource {
    /** The source itself where all tables are wanted. */
    public static ShardSource of(ShardSource source, TableSelection selection) {
        return selection.isAll() ? source : new ChosenTables(source, selection);
    }

    @Override
    public String kind() {
        return of.kind();
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public Manifest read() {
        return chosen(of.read());
    }

    @Override
    public Manifest read(Progress progress) {
        return chosen(of.read(progress));
    }

    private Manifest chosen(Manifest all) {
        List<String> names = all.tables().stream().map(SourceTable::name).toList();
        Set<String> wanted = new HashSet<>(selection.of(named(), names));
        List<String> omitted = new ArrayList<>(all.omitted());
        names.stream().filter(name -> !wanted.contains(name)).forEach(name -> omitted.add("table \"" + name + "\""));
        List<SourceTable> tables = new ArrayList<>();
        for (SourceTable table : all.tables()) {
            if (wanted.contains(table.name())) {
                tables.add(new SourceTable(
                        ChosenSchema.of(table.schema(), wanted, omitted), table.shards(), table.known()));
            }
        }
        all.views().forEach(view -> omitted.add("view \"" + view.name() + "\""));
        String description =
                Sha256.hex(all.descriptionSha256() + "\0" + String.join("\0", selection.of(named(), names)));
        return new Manifest(all.dataset(), description, all.dialect(), tables, List.of(), omitted);
    }

    /** {@code bundle big}, {@code spec users}. */
    private String named() {
        return of.name().startsWith(of.kind() + " ") ? of.name() : of.kind() + " " + of.name();
    }

    @Override
    public boolean readsFilesFirst() {
        return of.readsFilesFirst();
    }

    @Override
    public List<String> notTables() {
        return of.notTables();
    }

    @Override
    public boolean isReadOnce() {
        return of.isReadOnce();
    }

    @Override
    public ShardReader open(Manifest manifest, SourceTable table, SourceShard shard, ShardCheck check) {
        return of.open(manifest, table, shard, check);
    }

    @Override
    public String nameOf(SourceShard shard) {
        return of.nameOf(shard);
    }

    @Override
    public String remedy() {
        return of.remedy();
    }

    @Override
    public boolean hasFiles() {
        return of.hasFiles();
    }

    @Override
    public List<String> unchecked() {
        return of.unchecked();
    }

    @Override
    public boolean describesValues() {
        return of.describesValues();
    }

    @Override
    public List<ValueSetting> readWith() {
        return of.readWith();
    }
}
