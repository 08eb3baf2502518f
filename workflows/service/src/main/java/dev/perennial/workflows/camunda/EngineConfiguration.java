package dev.perennial.workflows.camunda;

import jakarta.transaction.TransactionManager;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.JakartaTransactionProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** The engine on the service's own database and within its transactions. */
final class EngineConfiguration extends JakartaTransactionProcessEngineConfiguration {
    EngineConfiguration(
            DataSource database, TransactionManager transactions, EngineSettings settings) {
        setProcessEngineName("default");
        setDataSource(database);
        setTransactionManager(transactions);
        setTransactionsExternallyManaged(true);
        setDatabaseType("postgres");
        // Flyway has made the tables; the engine only checks that they are its own version's.
        setDatabaseSchemaUpdate(DB_SCHEMA_UPDATE_FALSE);
        setIdGenerator(new StrongUuidGenerator());
        setHistory(HISTORY_FULL);
        setHistoryTimeToLive("P3650D");
        setHistoryCleanupBatchWindowStartTime("01:00");
        setHistoryCleanupBatchWindowEndTime("05:00");
        setJobExecutorActivate(false);
        setJobExecutor(new Executor(settings));
        setAuthorizationEnabled(true);
        setGeneralResourceWhitelistPattern("[a-zA-Z0-9_.@-]+");
        setUserResourceWhitelistPattern("[a-zA-Z0-9_.@-]+|:nobody:");
        setExpressionManager(new BeanExpressions());
        setFailedJobRetryTimeCycle(settings.retryCycle());
        setMetricsEnabled(false);
    }

    /**
     * Reading the schema's version needs a transaction too: the datasource joins none by itself.
     */
    @Override
    protected void initCommandExecutorDbSchemaOperations() {
        if (commandExecutorSchemaOperations == null) {
            java.util.List<CommandInterceptor> chain =
                    new java.util.ArrayList<>(getDefaultCommandInterceptorsTxRequired());
            chain.add(actualCommandExecutor);
            commandExecutorSchemaOperations = initInterceptorChain(chain);
        }
    }
}
