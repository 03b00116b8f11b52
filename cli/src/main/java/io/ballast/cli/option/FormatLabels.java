package io.ballast.cli.option;

/** The words for what rows are written as. */
public final class FormatLabels extends EnumLabels<RowFormat> {
    public FormatLabels() {
        super(RowFormat.class);
    }
}
