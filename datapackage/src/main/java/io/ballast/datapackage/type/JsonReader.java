package io.ballast.datapackage.type;

/** JSON of one kind. */
enum JsonReader implements Conversion {
    OBJECT('{', "not a JSON object"),
    ARRAY('[', "not a JSON array");

    private final char first;
    private final String complaint;

    JsonReader(char first, String complaint) {
        this.first = first;
        this.complaint = complaint;
    }

    @Override
    public String convert(String value) throws UnreadableValue {
        if (value.stripLeading().indexOf(first) != 0) {
            throw new UnreadableValue(complaint);
        }
        JsonSyntax.check(value);
        return value;
    }
}
