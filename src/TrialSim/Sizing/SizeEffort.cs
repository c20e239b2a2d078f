using TrialSim.Numerics.Distributions;
using TrialSim.Scenarios;

namespace TrialSim.Sizing;

/// <summary>How many trials are simulated for what.</summary>
/// <param name="Trials">Those that the line needs near the answer, and those of the check.</param>
/// <param name="IsReduced">Whether they are fewer than the usual error asks for, since the trials are large.</param>
internal readonly record struct SizeEffort(long Trials, bool IsReduced)
{
    private const double PatientsOfLook = 1e7;
    private const double PatientsOfAnswer = 3e8;
    private const double LooksOfAnAnswer = 8;
    private const double DeviateError = 0.04;
    private const long Look = 4096;
    private const long Fewest = 256;
    private const long FewestOfAnswer = 4096;

    /// <summary>The standard error of the power that they give.</summary>
    public double Error(double power) => Math.Sqrt(power * (1 - power) / Trials);

    /// <summary>Trials of a first look at a value.</summary>
    /// <param name="question">What was asked for.</param>
    /// <param name="scenario">The scenario with the value.</param>
    public static long OfLook(SizeQuestion question, Scenario scenario)
    {
        double patients = Math.Min(PatientsOfLook, (question.MostPatients ?? double.PositiveInfinity) / LooksOfAnAnswer);
        return Math.Clamp((long)(patients / scenario.Design.Patients.Value), Fewest, Look);
    }

    /// <summary>Trials of an answer.</summary>
    /// <param name="question">What was asked for.</param>
    /// <param name="scenario">The scenario near the answer.</param>
    /// <param name="power">Wanted power.</param>
    public static SizeEffort OfAnswer(SizeQuestion question, Scenario scenario, double power)
    {
        double error = question.PowerError ?? SizeQuestion.UsualError;
        double needed = question.Replicates ?? Math.Max(question.MostPatients is null ? OfSlope(power) : Fewest, Math.Ceiling(power * (1 - power) / (error * error)));
        bool isUsual = question is { PowerError: null, Replicates: null, MostPatients: null };
        double affordable = question.MostPatients is { } most ? Math.Max(Fewest, Math.Floor(most / scenario.Design.Patients.Value))
            : isUsual ? Math.Max(FewestOfAnswer, Math.Floor(PatientsOfAnswer / scenario.Design.Patients.Value))
            : needed;
        return new((long)Math.Min(needed, affordable), isUsual && affordable < needed);
    }

    // with fewer the slope of the line is not told: near 0 and 1 even many trials say little about the deviate
    private static double OfSlope(double power)
    {
        double density = NormalDistribution.Density(NormalDistribution.Quantile(power));
        return Math.Max(Fewest, Math.Ceiling(power * (1 - power) / (density * density * DeviateError * DeviateError)));
    }
}
