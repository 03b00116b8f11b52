package io.ballast.datapackage;

import java.util.List;

/**
 * What an external descriptor, or a command line, states.
 *
 * @param dataset what the journal calls it
 * @param identity SHA-256 over everything that says how the files are to be read
 * @param tables parents before their children
 * @param unchecked what is promised of the data and no load checks, each in words
 * @param omitted what the user does without, each in words
 * @param notTables what is passed over as it is no table, each in words
 * @param inferred the names of tables that nobody has described
 */
record ExternalTables(
        String dataset,
        String identity,
        List<ExternalTable> tables,
        List<String> unchecked,
        List<String> omitted,
        List<String> notTables,
        List<String> inferred) {
    ExternalTables {
        omitted = List.copyOf(omitted);
        notTables = List.copyOf(notTables);
        inferred = List.copyOf(inferred);
        tables = List.copyOf(tables);
        unchecked = List.copyOf(unchecked);
    }

    /** The same of another identity. */
    ExternalTables withIdentity(String other) {
        return new ExternalTables(dataset, other, tables, unchecked, omitted, notTables, inferred);
    }
}
