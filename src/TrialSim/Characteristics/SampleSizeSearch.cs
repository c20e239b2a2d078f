using TrialSim.Analyses;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;
using TrialSim.Statistics.Power;

namespace TrialSim.Characteristics;

/// <summary>Finds the number of patients with which an analysis of a scenario has a wanted power in one direction, and checks it by simulation.</summary>
/// <remarks>
/// The first guess takes the estimate's mean as it is, its standard error as falling with the root of the number of patients, and the test
/// as Student's with degrees of freedom in proportion. Where the simulated power at that size differs from the wanted one by more than two
/// standard errors, the size is moved by what the difference is in normal deviates, and simulated again, three times at most.
/// Nothing is said where a mean two standard errors to either side would decide whether any size is in reach.
/// </remarks>
public sealed record SampleSizeSearch
{
    private const long MostPatients = 100_000;
    private const long MostChecks = 3;
    private const double PatientsChecked = 2e7;

    /// <summary>The design, and what is true.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The analysis that must be significant at its own level.</summary>
    public required Analysis Analysis { get; init; }

    /// <summary>In which direction.</summary>
    public required ObservedDirection Direction { get; init; }

    /// <summary>Seed and workers; the replicates are those of a check at most, fewer for large trials.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>The smallest size in whole blocks.</summary>
    /// <param name="power">Wanted power.</param>
    /// <param name="mean">Mean of the estimate over trials of the scenario's size.</param>
    /// <param name="standardDeviation">Its standard deviation.</param>
    /// <param name="estimates">Number of trials with an estimate.</param>
    /// <param name="degreesOfFreedom">Those of the test at that size; infinite for a normal one.</param>
    /// <param name="progress">Told of finished trials; may be null.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Confirmation Find(double power, double mean, double standardDeviation, long estimates, double degreesOfFreedom, RunProgress? progress, CancellationToken cancellation)
    {
        double patients = Scenario.Design.Patients.Value;
        double shift = ClaimQuestion.SignOf(Analysis, Direction) * mean / standardDeviation;
        if (estimates < 2 || !double.IsFinite(shift))
        {
            return Confirmation.CannotBeSaid(power, $"{Analysis.Name} could be made in {estimates} of the simulated trials");
        }

        double error = Math.Sqrt((1.0 / estimates) + (shift * shift / (2.0 * estimates))); // of a mean over a standard deviation
        bool IsOutOfReach(double of) => !(of > 0) || PowerAt(MostPatients / patients, of, degreesOfFreedom) < power;
        if (shift + (2 * error) <= 0)
        {
            return Confirmation.CannotBeSaid(power, "the true effect points the other way");
        }

        if (IsOutOfReach(shift - (2 * error)))
        {
            return IsOutOfReach(shift + (2 * error))
                ? Confirmation.OutOfReach(power)
                : Confirmation.CannotBeSaid(power, "the simulated trials are too few to tell the effect from one too small to confirm");
        }

        double factor = PowerSearch.Solve(f => PowerAt(f, shift, degreesOfFreedom), power, 1, "number of patients");
        long planned = InBlocks(factor * patients);
        long n = planned;
        for (int check = 1; ; check++)
        {
            var found = Check(n, progress, cancellation);
            double powerError = Math.Max(found.Power.Mcse, 1.0 / found.Trials);
            double wantedDeviate = NormalDistribution.Quantile(power);
            double foundDeviate = NormalDistribution.Quantile(Math.Clamp(found.Power.Value, 0.5 / found.Trials, 1 - (0.5 / found.Trials)));
            double ratio = (Critical + wantedDeviate) / Math.Max(0.1, Critical + foundDeviate);
            long next = InBlocks(n * ratio * ratio);
            if (check == MostChecks || next == n || next > MostPatients || Math.Abs(found.Power.Value - power) <= 2 * powerError)
            {
                return new(power, planned, n, found.Power, found.Trials);
            }

            n = next;
        }
    }

    private double OneSidedLevel => Analysis.Alternative == Alternative.TwoSided ? Analysis.Alpha.Value / 2 : Analysis.Alpha.Value;

    private double Critical => NormalDistribution.UpperQuantile(OneSidedLevel);

    // power in the one direction of a trial with a multiple of the patients
    private double PowerAt(double factor, double shift, double df) => PowerOfT.OneSided(shift * Math.Sqrt(factor), Math.Max(1, df * factor), OneSidedLevel);

    private long InBlocks(double patients)
    {
        long round = Scenario.Randomization.Round;
        return Math.Max(1, (long)Math.Ceiling(Math.Max(4, Math.Min(patients, 1e9)) / round)) * round;
    }

    private (Estimate Power, long Trials) Check(long patients, RunProgress? progress, CancellationToken cancellation)
    {
        var scenario = Scenario with { Design = Scenario.Design with { Patients = new PatientCount(patients) } };
        var significant = DeviateEvidence.Between(Analysis, 0, Analysis.Alpha.Value, Direction);
        long replicates = Math.Min(Settings.Replicates, Math.Max(1000, (long)(PatientsChecked / patients)));
        var result = TruthPanel.Run(
            new([scenario], [new([significant])], Analysis.Name), Settings with { Replicates = replicates }, progress, cancellation);
        return (Estimate.Share(result.Seen(0, 0), replicates), replicates);
    }
}
