package dev.isogon;
public final class Gallery { public static final double LEAST_HEIGHT = 20; }
