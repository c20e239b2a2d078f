namespace TrialSim.Tests.Published;

/// <summary>The runs that several figures of a case share, each made when it is first asked for.</summary>
internal sealed class PublishedRuns<TKey>(Func<TKey, PublishedRun> run)
    where TKey : notnull
{
    private readonly Dictionary<TKey, PublishedRun> made = [];

    public PublishedRun this[TKey key] => made.TryGetValue(key, out var known) ? known : made[key] = run(key);
}
