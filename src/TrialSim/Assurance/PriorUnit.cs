namespace TrialSim.Assurance;

/// <summary>In what a prior counts.</summary>
internal enum PriorUnit
{
    /// <summary>Multiples of the scenario's drug effect.</summary>
    Multiples,

    /// <summary>The unit of a property of the scenario.</summary>
    OfProperty,
}
