package io.ballast.loader.plan;

import java.util.List;

/**
 * What a load does from where it stands.
 *
 * @param fill how tables that are there are filled
 * @param session settings of the transactions that do it
 * @param stage statements that make the staging tables that are still missing
 * @param steps work for the connections, from COPY to VERIFY, in the order in which they take what may begin
 * @param publish statements of the transaction that ends the load
 * @param replacedTables names of tables that are there and will be replaced
 */
public record LoadWork(
        List<TablePlan> tables,
        FillPlan fill,
        TransactionSettings session,
        List<String> stage,
        List<Step> steps,
        List<PublishStatement> publish,
        List<String> replacedTables) {
    public LoadWork {
        tables = List.copyOf(tables);
        stage = List.copyOf(stage);
        steps = List.copyOf(steps);
        publish = List.copyOf(publish);
        replacedTables = List.copyOf(replacedTables);
    }
}
