package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.table;
import static io.ballast.introspect.facts.ColumnStatistics.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.introspect.facts.LiveTable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceNamesTest {
    private static final List<LiveTable> TABLES = Stream.of(
                    table("user", 0).id("id"),
                    table("repository", 0).id("id"),
                    table("issue", 0).id("id"),
                    table("issue_assignees", 0).id("id"),
                    table("follow", 0).id("id"),
                    table("spree_orders", 0).id("id"),
                    table("spree_line_items", 0).id("id"),
                    table("blog_orders_archive", 0).id("id"),
                    table("zerver_userprofile", 0).id("id"),
                    table("dag", 0).column("dag_id", "text", NONE).primaryKey("dag_id"),
                    table("wp_posts", 0)
                            .id("id")
                            .column("post_author", "bigint", NONE)
                            .column("post_parent", "bigint", NONE)
                            .column("members", "integer", NONE),
                    table("forum_topics", 0).id("id").column("firstissue", "bigint", NONE),
                    table("notes", 0)
                            .id("id")
                            .column("owner_id", "bigint", NONE)
                            .column("owner_type", "text", NONE))
            .map(TestFacts::facts)
            .toList();

    private static LiveTable named(String name) {
        return TABLES.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            issue, user_id, user
            issue, userId, user
            issue, userid, user
            issue, uid, user
            issue, repo_id, repository
            issue, head_repo_id, repository
            issue, poster_id, user
            issue, created_by, user
            issue, updated_by_id, user
            issue, assignee_id, user
            issue, parent_id, issue
            follow, follow_id, user
            spree_line_items, order_id, spree_orders
            issue, user_profile_id, zerver_userprofile
            issue, dag_id, dag
            wp_posts, post_author, user
            wp_posts, post_parent, wp_posts
            wp_posts, members, none
            forum_topics, firstissue, issue
            issue, external_user_id, none
            issue, session_id, none
            issue, id, none
            issue, title, none
            notes, owner_id, none
            notes, note, none
            """)
    void findsTheTableThatANameMeans(String table, String column, String expected) {
        assertThat(new ReferenceNames(TABLES)
                        .of(named(table), column)
                        .map(LiveTable::name)
                        .orElse(null))
                .isEqualTo(expected);
    }
}
