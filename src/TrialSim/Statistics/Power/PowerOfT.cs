using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Power;

/// <summary>Power of t tests with normal outcomes, exactly, and the patients that a wanted power needs.</summary>
/// <remarks>Source: the noncentral t distribution; as R's power.t.test with strict = TRUE (both tails of a two-sided test count).</remarks>
public static class PowerOfT
{
    /// <summary>Probability that a two-sided t test rejects, in either direction.</summary>
    /// <param name="noncentrality">True difference over its true standard error.</param>
    /// <param name="df">Degrees of freedom.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double TwoSided(double noncentrality, double df, double alpha)
    {
        double critical = StudentT.Critical(alpha, df);
        return NoncentralT.UpperTail(critical, df, noncentrality) + NoncentralT.Cumulative(-critical, df, noncentrality);
    }

    /// <summary>Probability that a t test one-sided towards positive differences rejects.</summary>
    /// <param name="noncentrality">True difference over its true standard error; positive in the direction of the test.</param>
    /// <param name="df">Degrees of freedom.</param>
    /// <param name="alpha">One-sided level.</param>
    public static double OneSided(double noncentrality, double df, double alpha) =>
        NoncentralT.UpperTail(StudentT.UpperQuantile(alpha, df), df, noncentrality);

    /// <summary>Probability that a t test rejects.</summary>
    /// <param name="noncentrality">True difference over its true standard error.</param>
    /// <param name="df">Degrees of freedom.</param>
    /// <param name="alpha">Level: two-sided for a two-sided test, else one-sided.</param>
    /// <param name="alternative">Direction of the test.</param>
    public static double Of(double noncentrality, double df, double alpha, Alternative alternative) => alternative switch
    {
        Alternative.TwoSided => TwoSided(noncentrality, df, alpha),
        Alternative.Greater => OneSided(noncentrality, df, alpha),
        _ => OneSided(-noncentrality, df, alpha),
    };

    /// <summary>Power to show that a treatment is not inferior by a margin or more: the one-sided pooled t test of a difference of -margin.</summary>
    /// <param name="difference">True difference, treatment minus control; positive favours the treatment.</param>
    /// <param name="margin">Margin, above 0, in the same unit.</param>
    /// <param name="standardDeviation">True standard deviation in both groups.</param>
    /// <param name="patients1">Patients in one group.</param>
    /// <param name="patients0">Patients in the other.</param>
    /// <param name="alpha">One-sided level.</param>
    public static double NonInferiority(
        double difference, double margin, double standardDeviation, double patients1, double patients0, double alpha) =>
        OneSided((difference + margin) / standardDeviation / PerStandardDeviation(patients1, patients0), patients1 + patients0 - 2, alpha);

    /// <summary>Power of the two-sided pooled t test of two groups.</summary>
    /// <param name="standardizedDifference">True difference of means in standard deviations.</param>
    /// <param name="patients1">Patients in one group.</param>
    /// <param name="patients0">Patients in the other.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double TwoSample(double standardizedDifference, double patients1, double patients0, double alpha) =>
        TwoSided(standardizedDifference / PerStandardDeviation(patients1, patients0), patients1 + patients0 - 2, alpha);

    /// <summary>Standard error of a difference of two means, in standard deviations.</summary>
    /// <param name="patients1">Patients in one group.</param>
    /// <param name="patients0">Patients in the other.</param>
    public static double PerStandardDeviation(double patients1, double patients0) => Math.Sqrt((1 / patients1) + (1 / patients0));

    /// <summary>Smallest number of patients in each of two equal arms with which the two-sided pooled t test has a power.</summary>
    /// <param name="standardizedDifference">True difference of means in standard deviations; not 0.</param>
    /// <param name="power">Wanted power, above alpha and below 1.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static int PatientsPerArm(double standardizedDifference, double power, double alpha)
    {
        // the normal theory lies below by about a patient or two, so this is a short walk from there
        int patients = PowerOfZ.PatientsPerArm(standardizedDifference, power, alpha);
        while (patients > 2 && TwoSample(standardizedDifference, patients - 1, patients - 1, alpha) >= power)
        {
            patients--;
        }

        while (TwoSample(standardizedDifference, patients, patients, alpha) < power)
        {
            patients++;
        }

        return patients;
    }
}
