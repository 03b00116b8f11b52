package io.ballast.loader.wire;

/**
 * Geometric types in the form that PostgreSQL writes: {@code (x,y)}, {@code [(x,y),(x,y)]}, {@code (x,y),(x,y)}, {@code <(x,y),r>},
 * <code>{A,B,C}</code>. Receive functions: point_recv and its like, which read numbers of eight bytes; before those of a path whether it is
 * closed and how many points it has, before those of a polygon how many.
 */
final class FigureEncoder {
    private static final int CORNER = 2 * Double.BYTES;

    private FigureEncoder() {}

    static int putPoint(byte[] text, int from, int to, byte[] wire, int position) {
        FigureText figure = new FigureText(text, from, to, "not a point, such as (1,2)");
        int next = figure.putPoint(wire, position);
        figure.expectEnd();
        return next;
    }

    static int putSegment(byte[] text, int from, int to, byte[] wire, int position) {
        FigureText figure = new FigureText(text, from, to, "not a segment, such as [(1,2),(3,4)]");
        figure.expect('[');
        int next = figure.putPoint(wire, position);
        figure.expect(',');
        next = figure.putPoint(wire, next);
        figure.expect(']');
        figure.expectEnd();
        return next;
    }

    /** The upper right corner comes first, whatever the text begins with. */
    static int putBox(byte[] text, int from, int to, byte[] wire, int position) {
        FigureText figure = new FigureText(text, from, to, "not a box, such as (3,4),(1,2)");
        int next = figure.putPoint(wire, position);
        figure.expect(',');
        next = figure.putPoint(wire, next);
        figure.expectEnd();
        putGreaterFirst(wire, position);
        putGreaterFirst(wire, position + Double.BYTES);
        return next;
    }

    private static void putGreaterFirst(byte[] wire, int position) {
        long first = WireBytes.longAt(wire, position);
        long second = WireBytes.longAt(wire, position + CORNER);
        if (isGreater(Double.longBitsToDouble(second), Double.longBitsToDouble(first))) {
            WireBytes.putLong(wire, position, second);
            WireBytes.putLong(wire, position + CORNER, first);
        }
    }

    /** As the server compares: NaN is greater than all else, and 0 is no greater than -0. */
    private static boolean isGreater(double a, double b) {
        return Double.isNaN(a) ? !Double.isNaN(b) : a > b;
    }

    static int putCircle(byte[] text, int from, int to, byte[] wire, int position) {
        FigureText figure = new FigureText(text, from, to, "not a circle, such as <(1,2),3>");
        figure.expect('<');
        int next = figure.putPoint(wire, position);
        figure.expect(',');
        int radius = next;
        next = figure.putNumber(wire, next);
        figure.expect('>');
        figure.expectEnd();
        if (Double.longBitsToDouble(WireBytes.longAt(wire, radius)) < 0) {
            throw figure.refused();
        }
        return next;
    }

    static int putLine(byte[] text, int from, int to, byte[] wire, int position) {
        FigureText figure = new FigureText(text, from, to, "not a line, such as {1,-1,0}");
        figure.expect('{');
        int next = figure.putNumber(wire, position);
        figure.expect(',');
        next = figure.putNumber(wire, next);
        figure.expect(',');
        next = figure.putNumber(wire, next);
        figure.expect('}');
        figure.expectEnd();
        return next;
    }

    static int putPath(byte[] text, int from, int to, byte[] wire, int position) {
        FigureText figure = new FigureText(text, from, to, "not a path, such as [(1,2),(3,4)]");
        boolean open = figure.skip('[');
        if (!open) {
            figure.expect('(');
        }
        wire[position] = (byte) (open ? 0 : 1);
        int next = putPoints(figure, wire, position + 1);
        figure.expect(open ? ']' : ')');
        figure.expectEnd();
        return next;
    }

    static int putPolygon(byte[] text, int from, int to, byte[] wire, int position) {
        FigureText figure = new FigureText(text, from, to, "not a polygon, such as ((1,2),(3,4),(5,6))");
        figure.expect('(');
        int next = putPoints(figure, wire, position);
        figure.expect(')');
        figure.expectEnd();
        return next;
    }

    private static int putPoints(FigureText figure, byte[] wire, int position) {
        int next = position + Integer.BYTES;
        int count = 0;
        do {
            next = figure.putPoint(wire, next);
            count++;
        } while (figure.skip(','));
        WireBytes.putInt(wire, position, count);
        return next;
    }
}
