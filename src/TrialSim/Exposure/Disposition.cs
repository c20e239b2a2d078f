namespace TrialSim.Exposure;

/// <summary>Clearances and volumes of one patient, and the concentrations that follow from them.</summary>
/// <param name="ClearanceLitresPerDay">Clearance from the central compartment, L/day.</param>
/// <param name="CentralLitres">Volume of the central compartment, L.</param>
/// <param name="ExchangeLitresPerDay">Clearance between the compartments, L/day.</param>
/// <param name="PeripheralLitres">Volume of the peripheral compartment, L.</param>
public readonly record struct Disposition(double ClearanceLitresPerDay, double CentralLitres, double ExchangeLitresPerDay, double PeripheralLitres)
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>Half-life of the last phase, in which the concentration falls by one exponential alone; days.</summary>
    public double HalfLifeDays => Ln2 / Modes.Slow[0];

    /// <summary>Half-life of distribution into the tissues; days.</summary>
    public double DistributionHalfLifeDays => Ln2 / Modes.Fast[0];

    private ExponentialModes Modes => new(ClearanceLitresPerDay, CentralLitres, ExchangeLitresPerDay, PeripheralLitres);

    /// <summary>Serum concentrations, micrograms/mL, at given days; at the start of an infusion the trough before it.</summary>
    /// <param name="schedule">What is given.</param>
    /// <param name="weightKg">Body weight, kg.</param>
    /// <param name="days">Days since the schedule began, rising.</param>
    /// <exception cref="ArgumentException">The days do not rise.</exception>
    public double[] Concentrations(DosingSchedule schedule, double weightKg, params ReadOnlySpan<double> days)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        for (int i = 0; i < days.Length; i++)
        {
            if (!(i == 0 ? days[i] >= 0 : days[i] > days[i - 1]))
            {
                throw new ArgumentException($"day {days[i]} does not rise.", nameof(days));
            }
        }

        double[] weeks = new double[days.Length];
        for (int i = 0; i < weeks.Length; i++)
        {
            weeks[i] = days[i] / 7;
        }

        using var path = new ExposurePath(schedule, new EngagementModel(), weeks, null, 1);
        path.Set(0, this, schedule.MgFor(weightKg));
        path.Follow();
        double[] concentrations = new double[weeks.Length];
        for (int i = 0; i < concentrations.Length; i++)
        {
            concentrations[i] = path.Concentration(i)[0][0];
        }

        return concentrations;
    }
}
