using TrialSim.Numerics;

namespace TrialSim.Claims.Tests;

/// <summary>From the tests of eight trials to the claims in favour of the treatment; a rule in both directions asks twice.</summary>
internal abstract class TestProcedure
{
    /// <summary>Decides which claims are made.</summary>
    /// <param name="favourable">
    /// One-sided normal deviate of each test that the rule names, in its order: large in favour of the claim, minus infinity where the test
    /// could not be made.
    /// </param>
    /// <param name="claimed">One for each slot of the rule.</param>
    public abstract void Judge(ReadOnlySpan<Lanes> favourable, Span<LaneMask> claimed);
}
