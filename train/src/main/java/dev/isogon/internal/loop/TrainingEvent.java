package dev.isogon.internal.loop;

/** What training tells, as it happens, to whoever shows or keeps it. */
public sealed interface TrainingEvent permits StepRecord, EpochRecord, Finding {}
