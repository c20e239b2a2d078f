using TrialSim.Analyses;
using TrialSim.Scenarios;

namespace TrialSim.Sizing;

/// <summary>One number of a design or of what is true that a search may turn until a trial has a wanted power.</summary>
public abstract record Knob
{
    /// <summary>Its name on the command line: "patients".</summary>
    public abstract string Name { get; }

    /// <summary>What its value is a number of: "patients", "times the drug effect".</summary>
    public abstract string Unit { get; }

    /// <summary>What is asked of it, to complete "… give the analysis 80% power?": "how many patients".</summary>
    public abstract string Asked { get; }

    /// <summary>What a value does to the power: "give", "gives", "keeps".</summary>
    public virtual string Verb => "gives";

    /// <summary>A value with its unit and what it does: "72 patients", "give".</summary>
    /// <param name="value">The value.</param>
    public virtual (string Unit, string Verb) Words(double value) => (Unit, Verb);

    /// <summary>Decimals that a value is written with.</summary>
    public abstract int Decimals { get; }

    /// <summary>Whether the largest value that keeps the power is wanted; else it is the smallest that reaches it.</summary>
    public virtual bool WantsLargest => false;

    /// <summary>Whether there is nothing to find where the coordinate is 0, so that the deviate of the power starts at that of the level and rises in proportion.</summary>
    internal virtual bool VanishesAtZero => false;

    /// <summary>Whether its values are so few that each is simulated: no line is needed.</summary>
    internal virtual bool IsListed => false;

    /// <summary>The knob as it is meant for a goal, such as with the cut of its subgroup.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="analyses">The analyses that the goal looks at.</param>
    public virtual Knob For(Scenario scenario, IReadOnlyList<Analysis> analyses) => this;

    /// <summary>Why the knob cannot be turned in a scenario, with the remedy; null where it can.</summary>
    public virtual ScenarioProblem? Refusal(Scenario scenario, IReadOnlyList<Analysis> analyses) => null;

    /// <summary>The scenario's own value.</summary>
    public abstract double Own(Scenario scenario);

    /// <summary>The scenario with another value.</summary>
    public abstract Scenario Set(Scenario scenario, double value);

    /// <summary>Smallest and largest value that is looked at.</summary>
    internal abstract (double Least, double Most) Bounds(Scenario scenario);

    /// <summary>Distance of neighbouring allowed values, which are its multiples.</summary>
    internal abstract double Step(Scenario scenario);

    /// <summary>The scale on which the normal deviate of the power is nearly a straight line.</summary>
    internal virtual double Coordinate(double value) => value;

    /// <summary>The value at a coordinate.</summary>
    internal virtual double ValueAt(double coordinate) => coordinate;

    /// <summary>Values along which the power is looked for where it does not start at zero, in the order of the search; not asked of others.</summary>
    internal virtual IEnumerable<double> Grid(Scenario scenario) => [];

    /// <summary>What beside the value is worth saying of an answer: patients per arm; null where nothing is.</summary>
    public virtual string? Note(Scenario scenario, double value) => null;

    /// <summary>The nearest allowed value at or below, or at or above, within the bounds.</summary>
    internal double Allowed(Scenario scenario, double value, bool up)
    {
        double step = Step(scenario);
        var (least, most) = Bounds(scenario);
        double steps = value / step;
        double whole = Math.Round(steps);
        // a number that is one of the steps but for rounding is that step
        double count = Math.Abs(steps - whole) < 1e-9 * Math.Max(1, Math.Abs(steps)) ? whole : up ? Math.Ceiling(steps) : Math.Floor(steps);
        return Math.Clamp(count * step, least, most);
    }
}
