namespace TrialSim.Simulation;

/// <summary>Divides numbered pieces of work among threads.</summary>
internal static class Workers
{
    /// <summary>Runs <paramref name="work"/> on each worker; it asks for the next piece until there is none (null).</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the last piece was handed out.</exception>
    public static void Run(int workers, long pieces, Action<Func<long?>> work, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        long handedOut = 0;
        bool failed = false;
        long? Next()
        {
            if (Volatile.Read(ref failed) || cancellation.IsCancellationRequested)
            {
                return null;
            }

            long piece = Interlocked.Increment(ref handedOut) - 1;
            return piece < pieces ? piece : null;
        }

        void Guarded()
        {
            try
            {
                work(Next);
            }
            catch
            {
                Volatile.Write(ref failed, true);
                throw;
            }
        }

        var others = Enumerable.Range(1, (int)Math.Min(workers, pieces) - 1)
            .Select(_ => Task.Factory.StartNew(Guarded, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        try
        {
            Guarded();
        }
        finally
        {
            Task.WhenAll(others).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }

        foreach (var other in others)
        {
            other.GetAwaiter().GetResult();
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
