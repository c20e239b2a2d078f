namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Patients who follow one another in the order of a marker.</summary>
/// <param name="From">Place of the first.</param>
/// <param name="To">Place after the last.</param>
internal readonly record struct PatientWindow(int From, int To)
{
    /// <summary>Overlapping windows from the lowest marker to the highest; the last one is moved down so far that it ends with the last patient.</summary>
    /// <param name="patients">Number of patients.</param>
    /// <param name="size">Patients in a window, below the number of patients.</param>
    /// <param name="shared">Patients that neighbouring windows share, below the size.</param>
    public static PatientWindow[] Cover(int patients, int size, int shared)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(size, patients);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shared, size);
        ArgumentOutOfRangeException.ThrowIfNegative(shared);
        int step = size - shared;
        return [.. Enumerable.Range(0, Count(patients, size, shared)).Select(w => Math.Min(w * step, patients - size)).Select(from => new PatientWindow(from, from + size))];
    }

    /// <summary>How many windows cover so many patients.</summary>
    public static int Count(int patients, int size, int shared) => 1 + ((patients - size + (size - shared) - 1) / (size - shared));

    /// <summary>Whether the middle of the window lies above the middle of the patients, or at it.</summary>
    public bool IsHigh(int patients) => From + To >= patients;
}
