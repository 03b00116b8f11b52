package io.ballast.loader.plan;

import java.util.Locale;
import java.util.Optional;

/** In which order day, month and year stand in a date such as {@code 01/02/03}: the part of DateStyle that says how dates are read. */
public enum DateOrder {
    MDY,
    DMY,
    YMD;

    /**
     * The order that a DateStyle names, by the words that the server knows (check_datestyle in variable.c); empty where it names none
     * and so leaves the order as it is. {@code German} alone means day, month, year.
     */
    public static Optional<DateOrder> in(String dateStyle) {
        Optional<DateOrder> order = Optional.empty();
        boolean german = false;
        for (String part : dateStyle.split(",", -1)) {
            String word = part.strip().replace("\"", "").toUpperCase(Locale.ROOT);
            order = word.equals("YMD")
                    ? Optional.of(YMD)
                    : word.equals("DMY") || word.startsWith("EURO")
                            ? Optional.of(DMY)
                            : word.equals("MDY") || word.equals("US") || word.startsWith("NONEURO")
                                    ? Optional.of(MDY)
                                    : order;
            german |= word.startsWith("GERMAN");
        }
        return order.isEmpty() && german ? Optional.of(DMY) : order;
    }

    /** A DateStyle of this order. The other part of it says how dates are written, and the driver takes no other than ISO. */
    public String dateStyle() {
        return "ISO, " + this;
    }
}
