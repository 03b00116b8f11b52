package io.ballast.introspect.draft;

import io.ballast.introspect.facts.LiveTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which table a column refers to by its name, where no foreign key says it: {@code user_id}, {@code userId} and {@code userid} to
 * {@code users} or {@code spree_users}, {@code head_repo_id} to {@code repository}, {@code created_by} to the table of people,
 * {@code parent_id} to the table itself, and the name of another table's primary key to that table.
 */
final class ReferenceNames {
    private static final Pattern ID = Pattern.compile("(.*?)_?(id|uuid|guid)");
    private static final Pattern BY = Pattern.compile(
            "(.*_)?(creat|updat|modifi|delet|upload|approv|review|assign|clos|open|submitt|invit|publish|chang|edit|add|register|request"
                    + "|cancel|cancell|verifi|resolv|merg|lock|own)ed_(by|to)(_(user_?)?id)?");
    /** Ids of somebody else's rows. */
    private static final Set<String> OUTSIDE = Set.of(
            "external",
            "ext",
            "remote",
            "stripe",
            "provider",
            "foreign",
            "federated",
            "legacy",
            "original",
            "third",
            "google",
            "github",
            "facebook",
            "apple",
            "twitter",
            "discord",
            "matrix",
            "upstream",
            "vendor",
            "session",
            "request",
            "trace");

    private static final Set<String> PEOPLE = Set.of(
            "author",
            "owner",
            "creator",
            "poster",
            "sender",
            "recipient",
            "receiver",
            "assignee",
            "reviewer",
            "approver",
            "uploader",
            "publisher",
            "editor",
            "moderator",
            "follower",
            "followee",
            "followed",
            "following",
            "follow",
            "reporter",
            "requester",
            "inviter",
            "invitee",
            "merger",
            "doer",
            "updater",
            "modifier",
            "admin",
            "operator",
            "actor",
            "u",
            "creator_user",
            "member",
            "manager",
            "participant",
            "subscriber");

    /** Those that are also what is counted, or a flag. */
    private static final Set<String> COUNTS_OR_FLAGS = Set.of(
            "followed",
            "following",
            "follow",
            "admin",
            "operator",
            "u",
            "member",
            "participant",
            "subscriber",
            "manager",
            "editor");

    /** What a column says of the row of another table before it names it. */
    private static final List<String> PLACES = List.of("first", "main", "primary");

    private static final Set<String> ITSELF =
            Set.of("parent", "root", "replyto", "inreplyto", "previous", "prev", "duplicateof");
    private static final Map<String, List<String>> SHORT = Map.of(
            "repo",
            List.of("repository"),
            "org",
            List.of("organization", "organisation"),
            "u",
            List.of("user"),
            "msg",
            List.of("message"));
    /** Names of keys that say nothing of their table. */
    private static final Set<String> PLAIN_KEYS = Set.of(
            "id", "uid", "uuid", "guid", "oid", "key", "name", "code", "slug", "value", "token", "type", "hash",
            "email", "url");

    private final Map<String, LiveTable> byName = new HashMap<>();
    private final Map<String, List<LiveTable>> byEnd = new HashMap<>();
    private final Map<String, List<LiveTable>> byKey = new HashMap<>();
    private final Optional<LiveTable> people;

    ReferenceNames(Collection<LiveTable> tables) {
        for (LiveTable table : tables) {
            List<String> words = words(SnakeCase.of(table.plainName()));
            for (int i = 0; i < words.size(); i++) {
                String end = String.join("", words.subList(i, words.size()));
                for (String name : Plurals.singulars(end).toList()) {
                    if (i == 0) {
                        byName.put(name, table);
                        byName.put(inSchemaOf(table, name), table);
                    }
                    byEnd.computeIfAbsent(name, any -> new ArrayList<>()).add(table);
                }
            }
            List<String> key = table.constraints().primaryKey();
            if (key.size() == 1 && isOwn(table, key.get(0))) {
                byKey.computeIfAbsent(SnakeCase.of(key.get(0)), any -> new ArrayList<>())
                        .add(table);
            }
        }
        this.people = Stream.of("user", "userprofile", "account", "person", "people", "member", "profile")
                .flatMap(name ->
                        Stream.concat(Stream.ofNullable(byName.get(name)), Stream.ofNullable(only(byEnd.get(name)))))
                .findFirst();
    }

    /** The table; empty where the name leads to none. */
    Optional<LiveTable> of(LiveTable table, String column) {
        String name = SnakeCase.of(column);
        if (BY.matcher(name).matches()) {
            return people;
        }
        Matcher id = ID.matcher(name);
        String meant = id.matches() ? id.group(1) : "";
        boolean outside = OUTSIDE.contains(words(meant).get(0)) && !byName.containsKey(joined(meant));
        boolean isKind = table.columns().stream()
                .anyMatch(other -> SnakeCase.of(other.name()).equals(meant + "_type"));
        Optional<LiveTable> found = meant.isEmpty() || outside || isKind ? Optional.empty() : meant(table, meant);
        if (!id.matches() && isNumber(table, column)) {
            found = bare(table, name);
        }
        return found.or(() -> Optional.ofNullable(only(byKey.get(name))).filter(other -> !isSame(other, table)));
    }

    /** A table that is called as the column is, in which numbers stand: {@code forum} of {@code mdl_forum_discussions}. */
    private Optional<LiveTable> bare(LiveTable table, String name) {
        if (ITSELF.contains(joined(name))) {
            return Optional.of(table);
        }
        String joined = joined(name);
        Optional<LiveTable> role = byRole(table, name);
        if (role.isPresent()) {
            return role;
        }
        return Stream.of(byName.get(inSchemaOf(table, joined)), byName.get(joined), akin(table, byEnd.get(joined)))
                .filter(found -> found != null && !isSame(found, table))
                .findFirst();
    }

    /** The table of people for {@code post_author}, {@code wp_posts} itself for {@code post_parent}, {@code forum_posts} for {@code firstpost}. */
    private Optional<LiveTable> byRole(LiveTable table, String name) {
        List<String> words = words(name);
        String last = words.get(words.size() - 1);
        if (PEOPLE.contains(last) && !COUNTS_OR_FLAGS.contains(last)) {
            return people;
        }
        String own = String.join("_", words.subList(0, words.size() - 1));
        if (ITSELF.contains(last)
                && words(SnakeCase.of(table.plainName())).stream()
                        .anyMatch(word -> Plurals.singulars(word).anyMatch(own::equals))) {
            return Optional.of(table);
        }
        return PLACES.stream()
                .filter(place -> name.startsWith(place) && name.length() > place.length())
                .map(place -> joined(name.substring(place.length())))
                .flatMap(meant -> Stream.of(
                        byName.get(inSchemaOf(table, meant)), byName.get(meant), akin(table, byEnd.get(meant))))
                .filter(found -> found != null && !isSame(found, table))
                .findFirst();
    }

    private static boolean isNumber(LiveTable table, String column) {
        return table.columns().stream()
                .filter(other -> other.name().equals(column))
                .anyMatch(other -> Set.of("bigint", "integer", "uuid")
                        .contains(other.type().name()));
    }

    private Optional<LiveTable> meant(LiveTable table, String meant) {
        List<String> words = words(meant);
        for (int i = 0; i < words.size(); i++) {
            List<String> rest = words.subList(i, words.size());
            Optional<LiveTable> found = named(table, String.join("", rest));
            if (found.isPresent()) {
                return found;
            }
        }
        String last = words.get(words.size() - 1);
        if (PEOPLE.contains(last)) {
            return people;
        }
        return ITSELF.contains(joined(meant)) ? Optional.of(table) : Optional.empty();
    }

    private Optional<LiveTable> named(LiveTable table, String joined) {
        return Stream.concat(Stream.of(joined), SHORT.getOrDefault(joined, List.of()).stream())
                .flatMap(name -> Stream.of(
                                byName.get(inSchemaOf(table, name)),
                                byName.get(name),
                                PEOPLE.contains(joined) ? null : nearest(table, byEnd.getOrDefault(name, List.of())))
                        .filter(Objects::nonNull))
                .filter(found -> !(isSame(found, table) && PEOPLE.contains(joined)))
                .findFirst();
    }

    /** Of tables that end in a name the only one, or the only one that begins as the table does; null where there is none. */
    private static @Nullable LiveTable nearest(LiveTable table, List<LiveTable> found) {
        LiveTable akin = akin(table, found);
        return akin == null ? only(found) : akin;
    }

    /** The only one of two words of which the first is the table's too; null where there is none. */
    private static @Nullable LiveTable akin(LiveTable table, @Nullable List<LiveTable> found) {
        String first = words(SnakeCase.of(table.plainName())).get(0);
        return found == null
                ? null
                : only(found.stream()
                        .filter(other -> words(SnakeCase.of(other.plainName())).size() == 2)
                        .filter(other ->
                                words(SnakeCase.of(other.plainName())).get(0).equals(first))
                        .toList());
    }

    private static @Nullable LiveTable only(@Nullable List<LiveTable> found) {
        return found != null && found.size() == 1 ? found.get(0) : null;
    }

    /** Whether a primary key is not another table's, and says of which table it is. */
    private static boolean isOwn(LiveTable table, String key) {
        return !PLAIN_KEYS.contains(SnakeCase.of(key))
                && table.constraints().foreignKeys().stream()
                        .noneMatch(other -> other.columns().contains(key));
    }

    private static boolean isSame(LiveTable one, LiveTable other) {
        return one.name().equals(other.name());
    }

    private static String joined(String name) {
        return name.replace("_", "");
    }

    private static List<String> words(String name) {
        return Arrays.asList(name.split("_", -1));
    }

    /** The table's schema with its point, where it goes by that too, and the name behind it. */
    private static String inSchemaOf(LiveTable table, String name) {
        return table.name().substring(0, table.name().lastIndexOf('.') + 1) + name;
    }
}
