using TrialSim.Cohorts;
using TrialSim.Quantities;

namespace TrialSim.Studies.CaseControl;

/// <summary>The people of one side of a case-control study.</summary>
public sealed record StudyGroup
{
    /// <summary>Name, as results use it.</summary>
    public required string Name { get; init; }

    /// <summary>Number of people.</summary>
    public required PatientCount Patients { get; init; }

    /// <summary>Age.</summary>
    public required AgeModel Age { get; init; }

    /// <summary>Probability that one of them is a woman.</summary>
    public required Probability FemaleShare { get; init; }

    /// <summary>Severity of depression when the markers are measured.</summary>
    public required SeverityModel Severity { get; init; }

    /// <summary>The group in words.</summary>
    public string Describe() => FormattableString.Invariant(
        $"{Patients.Value} {Name}: {Age.Describe()}, {100 * FemaleShare.Value:0.##}% women, {Severity.Describe()}");
}
