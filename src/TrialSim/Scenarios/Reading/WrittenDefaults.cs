using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>Which defaults a record's text holds.</summary>
internal enum WrittenDefaults
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>Those of properties without <see cref="UntracedDefaultAttribute"/>: what a hash is taken of.</summary>
    WithoutUntraced,
}
