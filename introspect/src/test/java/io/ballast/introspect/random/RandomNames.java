package io.ballast.introspect.random;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names as people and tools give them, and names that only try how far they can go. */
final class RandomNames {
    private static final List<String> PLAIN = List.of(
            "id",
            "name",
            "email",
            "user_id",
            "status",
            "created_at",
            "kind",
            "parent_id",
            "count",
            "total",
            "note",
            "code",
            "users",
            "orders",
            "items",
            "teams",
            "members",
            "events",
            "tags",
            "posts",
            "accounts",
            "first_name",
            "city",
            "phone",
            "url",
            "position",
            "price",
            "amount",
            "title",
            "body",
            "country",
            "slug",
            "token",
            "n",
            "words",
            "first",
            "last",
            "domain",
            "data",
            "value",
            "type",
            "key");
    /** All of these may stand in a spec. */
    private static final List<String> UNUSUAL = List.of(
            "order",
            "user",
            "select",
            "table",
            "null",
            "true",
            "no",
            "y",
            "on",
            "createdAt",
            "UserProfile",
            "with space",
            "größe",
            "данные",
            "数据",
            "_",
            "__v",
            "a$b",
            "dash-ed",
            "x1",
            "default",
            "primary",
            "a".repeat(63),
            "é".repeat(31),
            "b".repeat(60),
            "Id",
            "USERS",
            "users_pkey",
            "items_id_idx",
            "rows",
            "per",
            "columns",
            "references");
    /** None of these may. */
    private static final List<String> IMPOSSIBLE = List.of(
            "a.b",
            "quo\"te",
            "apo'strophe",
            "semi;colon",
            "sla/sh",
            "bra{c}es",
            " blank",
            "1st",
            "per%cent",
            "#",
            "a\\b",
            "new\nline",
            "😀",
            "[x]",
            "a:b",
            "*",
            "-",
            "c,d");

    private final Dice dice;
    private final boolean impossible;
    private final Set<String> taken = new HashSet<>();

    RandomNames(Dice dice, boolean impossible) {
        this.dice = dice;
        this.impossible = impossible;
    }

    /** Names that are taken here may be given again by the returned source. */
    RandomNames inside() {
        return new RandomNames(dice, impossible);
    }

    /** A name that was not given before. */
    String next() {
        String name = draw();
        for (int i = 2; !taken.add(name); i++) {
            name = name.length() > 50 ? draw() + i : name + i;
        }
        return name;
    }

    private String draw() {
        if (impossible && dice.onceIn(8)) {
            return dice.of(IMPOSSIBLE);
        }
        String name = dice.onceIn(4) ? dice.of(UNUSUAL) : dice.of(PLAIN);
        return dice.onceIn(30) ? name.toUpperCase(Locale.ROOT) : name;
    }

    /** The name in SQL. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(RandomNames::quoted).toList());
    }
}
