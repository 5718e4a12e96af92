package dev.isogon.internal.gallery.search.rows;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;

/**
 * Gives mapped memory back at once. Java 17 has no call of its own for that; the module jdk.unsupported, which all JDKs have, has
 * one. Where it is not there the memory is given back when the buffer is collected.
 */
final class Unmapping {

    private Unmapping() {}

    /** Nobody may read the buffer any more, nor a copy of it. */
    static void run(MappedByteBuffer mapping) {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field only = unsafe.getDeclaredField("theUnsafe");
            only.setAccessible(true);
            Method clean = unsafe.getMethod("invokeCleaner", ByteBuffer.class);
            clean.invoke(only.get(null), mapping);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // The collector does it.
        }
    }
}
